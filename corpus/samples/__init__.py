"""Sample papers that we wrote: sources, layouts, the builder, the built PDFs and their gold facts."""
