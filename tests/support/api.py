"""Answers of the API against its own description."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from werkzeug.test import TestResponse

from tests.support.web_pages import assert_protected
from web.api.verbs import PREFIX

JSON, PROBLEM = "application/json", "application/problem+json"


def assert_described(described: dict[str, Any], address: str, answer: TestResponse) -> None:
    """The answer fits its schema, and has no key that the schema does not name."""
    operation = next(
        next(iter(methods.values()))
        for path, methods in described["paths"].items()
        if fits(path, PREFIX + address.split("?")[0])
    )
    key = str(answer.status_code)
    content = operation["responses"][key]["content"] if key == "200" else described["components"]["responses"]
    schema = content[JSON]["schema"] if key == "200" else content["Problem"]["content"][PROBLEM]["schema"]
    whole = {**schema, "components": strict(described["components"])}
    errors = [error.message for error in Draft202012Validator(whole).iter_errors(answer.get_json())]
    assert not errors


def fits(template: str, path: str) -> bool:
    head, brace, rest = template.partition("{")
    tail = rest.partition("}")[2]
    return path.startswith(head) and path.endswith(tail) and len(path) > len(head) if brace else path == template


def strict(schema: Any) -> Any:
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: strict(value) for name, value in schema.items()}
    return {"additionalProperties": False, **inner} if isinstance(schema.get("properties"), dict) else inner


def assert_problem(
    client: FlaskClient, described: dict[str, Any], answer: TestResponse, status: int, kind: str
) -> None:
    assert (answer.status_code, answer.content_type) == (status, PROBLEM), answer.text
    problem = answer.get_json()
    assert_described(described, "/status", answer)
    assert (problem["status"], problem["type"]) == (status, f"{PREFIX}/problems/{kind}")
    assert problem["instance"].isascii()
    assert "Traceback" not in answer.text
    assert_closed(answer)
    explained = client.get(problem["type"]).get_json()
    assert {name: explained[name] for name in ("type", "title", "status")} == {
        name: problem[name] for name in ("type", "title", "status")
    }


def assert_closed(answer: TestResponse) -> None:
    """Protected as the pages are, and for no other site to read."""
    assert_protected(answer)
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-cache" in answer.headers["Cache-Control"]
    assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")]
