//! The contract as OpenAPI, written from the table of routes, and a page to read it on.

use std::sync::OnceLock;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Map, Value, json};
use utoipa_swagger_ui::{Config, SwaggerUi};
use wire::routes;

use super::cookie;
use super::policy::{Policy, RULES, Rule};
use crate::AppState;

/// The contract at its address.
pub fn router() -> Router<AppState> {
    Router::new().route(routes::OPENAPI, get(serve))
}

/// The page at `/api/docs`. It is made elsewhere and styles itself inline, so it has a policy of
/// its own.
pub fn page() -> Router<AppState> {
    let page = SwaggerUi::new("/api/docs").config(Config::new([routes::OPENAPI]));
    Router::from(page).layer(from_fn(|request, next: axum::middleware::Next| async {
        const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; \
                              style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                              frame-ancestors 'none'";
        let mut response = next.run(request).await;
        let policy = HeaderValue::from_static(POLICY);
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, policy);
        response
    }))
}

async fn serve() -> Response {
    static TEXT: OnceLock<String> = OnceLock::new();
    let text = TEXT.get_or_init(|| document().to_string());
    let json = [(header::CONTENT_TYPE, "application/json")];
    (json, text.as_str()).into_response()
}

/// The whole document.
pub fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for rule in RULES {
        let path = paths.entry(rule.path).or_insert_with(|| json!({}));
        path[rule.method.to_lowercase()] = operation(rule);
    }
    let schemas: Value = serde_json::from_str(include_str!("../../contract/schemas.json"))
        .expect("a test reads this file");
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Linli 邻里",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "MIT OR Apache-2.0" }
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "session": { "type": "apiKey", "in": "cookie", "name": cookie::NAME }
            }
        }
    })
}

fn operation(rule: &Rule) -> Value {
    let (asks, media, answers) = bodies(rule);
    let mut responses = json!({
        "default": {
            "description": "A problem (RFC 9457).",
            "content": { "application/problem+json": { "schema": schema("Problem") } }
        }
    });
    match answers {
        Some(name) => {
            responses["200"] = json!({
                "description": "Done.",
                "content": { "application/json": { "schema": schema(name) } }
            });
        }
        None => responses["2XX"] = json!({ "description": "Done." }),
    }
    let mut operation = json!({
        "summary": rule.about,
        "parameters": parameters(rule),
        "responses": responses,
    });
    if let Some(name) = asks {
        let content = json!({ media: { "schema": schema(name) } });
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    if matches!(rule.policy, Policy::SignedIn | Policy::Staff) {
        operation["security"] = json!([{ "session": [] }]);
    }
    operation
}

fn schema(name: &str) -> Value {
    match name {
        "Bytes" => json!({ "type": "string", "format": "binary" }),
        name => json!({ "$ref": format!("#/components/schemas/{name}") }),
    }
}

/// What a route is asked with, in which media type, and what it answers with.
fn bodies(rule: &Rule) -> (Option<&'static str>, &'static str, Option<&'static str>) {
    let json = |asks, answers| (Some(asks), "application/json", Some(answers));
    let bytes = |answers| (Some("Bytes"), "application/octet-stream", answers);
    let plain = |answers| (None, "", Some(answers));
    match (rule.method, rule.path) {
        ("POST", routes::COMMANDS) => json("Push", "Outcomes"),
        ("GET", routes::CHANGES) => plain("ChangesPage"),
        ("GET", "/api/v1/records/{kind}") => plain("RecordList"),
        ("GET", "/api/v1/records/{kind}/{id}") => plain("Record"),
        ("PUT" | "PATCH", "/api/v1/blobs/{sha256}") => bytes(None),
        ("GET", routes::SESSION) => plain("SessionInfo"),
        ("POST", routes::SESSION_CODE) => json("Knock", "DoorOpened"),
        ("POST", routes::SESSION_ACTIVATE) => json("Activate", "SessionInfo"),
        ("POST", routes::SESSION_OTP) => (Some("OtpRequest"), "application/json", None),
        ("POST", routes::SESSION_PHONE) => json("PhoneSignIn", "SessionInfo"),
        ("POST", routes::SESSION_STAFF) => json("StaffSignIn", "StaffStep"),
        ("GET", routes::SESSION_SAMPLE) => plain("SampleAccounts"),
        ("POST", routes::SESSION_SAMPLE) => json("LookAs", "SessionInfo"),
        ("GET", routes::SESSION_DEVICES) => plain("Devices"),
        ("GET", routes::SESSION_PUSH) => plain("PushInfo"),
        ("PUT", routes::SESSION_PUSH) => (Some("PushHere"), "application/json", None),
        ("POST", routes::IMPORT_ROSTER) => bytes(Some("RosterPreview")),
        ("POST", routes::SLIPS) => json("SlipsRequest", "Slips"),
        ("GET", "/api/v1/exports/votes/{file}") => plain("VoteExport"),
        ("GET", routes::OPENAPI) => plain("Contract"),
        _ => (None, "", None),
    }
}

fn parameters(rule: &Rule) -> Vec<Value> {
    let text = json!({ "type": "string" });
    let number = json!({ "type": "integer", "format": "int64", "minimum": 0 });
    let parameter = |place: &str, name: &str, schema: &Value| json!({ "in": place, "name": name, "required": place == "path", "schema": schema });
    let mut all: Vec<Value> = rule
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| parameter("path", name, &text))
        .collect();
    if !matches!(rule.method, "GET" | "HEAD") {
        let guard = parameter("header", routes::GUARD_HEADER, &text);
        all.push(guard);
    }
    if matches!(rule.path, routes::COMMANDS | routes::CHANGES) {
        all.push(parameter("header", routes::PERSON_HEADER, &text));
    }
    match (rule.method, rule.path) {
        ("GET", routes::CHANGES) => {
            all.push(parameter("query", "after", &text));
            all.push(parameter("query", "limit", &number));
        }
        ("GET", "/api/v1/records/{kind}") => {
            all.push(parameter("query", "after", &schema("Id")));
            all.push(parameter("query", "limit", &number));
        }
        ("PATCH", _) => {
            all.push(parameter("header", "upload-offset", &number));
            all.push(parameter("header", "upload-length", &number));
        }
        ("POST", routes::IMPORT_ROSTER) => {
            all.push(parameter("query", "columns", &text));
            all.push(parameter("query", "commit", &json!({ "type": "boolean" })));
        }
        _ => {}
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_openapi_and_every_schema_it_names_is_there() {
        let document = document();
        let read: utoipa::openapi::OpenApi = serde_json::from_value(document.clone()).unwrap();
        assert_eq!(
            read.paths.paths.len(),
            document["paths"].as_object().unwrap().len()
        );
        let text = document.to_string();
        let named = text.split("#/components/schemas/").skip(1);
        for name in named.filter_map(|rest| rest.split('"').next()) {
            assert!(!document["components"]["schemas"][name].is_null(), "{name}");
        }
    }

    #[test]
    fn the_document_names_every_bound_as_the_contract_has_it() {
        let document = document();
        let most = &document["components"]["schemas"]["Push"]["properties"]["commands"]["maxItems"];
        assert_eq!(*most, wire::MOST_COMMANDS);
    }
}
