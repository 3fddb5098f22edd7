//! Go: struct tags, `json:"user_id,omitempty"` or `queryParam:"style=form,explode=true,name=user_id"`.

use super::text::{identifier, lines};
use super::{Declared, Found};
use crate::source::Span;

pub(super) fn read(text: &str, span: Span) -> Vec<Declared> {
    let mut classes = Vec::new();
    let mut open: Option<Declared> = None;
    for (start, line) in lines(text) {
        let code = line.trim_start();
        if let Some(class) = &mut open {
            if line.starts_with('}') {
                classes.extend(open.take());
            } else if let (Some((name, _)), Some((found, at))) = (identifier(code), tagged(line)) {
                class.declare(name, found, span.part(start + at..start + line.len()));
            }
        } else if let Some((name, rest)) = line.strip_prefix("type ").and_then(identifier)
            && rest.trim_start().starts_with("struct {")
        {
            open = Some(Declared::new(name));
        }
    }
    classes
}

/// What the tags of a line say, and where they start.
fn tagged(line: &str) -> Option<(Found, usize)> {
    let start = line.find('`')?;
    let tags = line.get(start + 1..)?.split('`').next()?;
    let tag = |name: &str| {
        let key = format!("{name}:\"");
        let at = tags.match_indices(&key).find(|(at, _)| *at == 0 || tags.as_bytes().get(at - 1) == Some(&b' '))?.0;
        tags.get(at + key.len()..)?.split('"').next()
    };
    let parameter = ["queryParam", "pathParam", "header"].iter().find_map(|kind| Found::parameter(kind, tag(kind)?));
    let body = || tag("json").and_then(|json| json.split(',').next()).filter(|wire| !wire.is_empty()).map(Found::body);
    Some((parameter.or_else(body)?, start))
}
