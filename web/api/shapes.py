"""What the schemas of the API are put together from: objects, lists, choices, references."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]


def make_object(description: str = "", /, **properties: Schema) -> Schema:
    """Return the schema of an object that has all of these properties."""
    told = {"description": description} if description else {}
    return {"type": "object", **told, "properties": properties, "required": list(properties)}


def make_list(of: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": of}


def make_choice(*values: str) -> Schema:
    """Return the schema of one of some words."""
    return {"type": "string", "enum": list(values)}


def make_ref(name: str) -> Schema:
    """Return what refers to a schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def make_counts(of: Schema) -> Schema:
    """Return the schema of an object of any names, each with a value."""
    return {"type": "object", "additionalProperties": of}
