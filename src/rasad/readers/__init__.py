"""From files to source texts: encodings, folders, manifests. Every refusal says what, where and what to do next."""
