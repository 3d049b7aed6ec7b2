"""What the OpenAPI document says beyond the shapes: examples of every operation, and every status it may answer."""
