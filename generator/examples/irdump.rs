use schemadown::*;
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let mut sources = source::Sources::new();
    let mut d = diagnostic::Diagnostics::new();
    let t = std::time::Instant::now();
    let o = ir::Options { unresolved: ir::Unresolved::Value, ..Default::default() };
    let schema = pipeline::read(dir.as_ref(), &o, &mut sources, &mut d);
    eprintln!("{} files, {} models, {:?}", sources.len(), schema.models.len(), t.elapsed());
    d.sort();
    for x in d.iter().filter(|x| x.severity != diagnostic::Severity::Note).take(40) {
        let p = x.primary.as_ref().map(|l| {
            format!(
                "{}:{} {:?} {}",
                sources.file(l.span.file).path,
                sources.position(l.span),
                sources.slice(l.span),
                l.text
            )
        });
        eprintln!("{} {} {:?} {:?}", x.code, x.message, p, x.help);
    }
    eprintln!(
        "errors {} warnings {} notes {}",
        d.count(diagnostic::Severity::Error),
        d.count(diagnostic::Severity::Warning),
        d.count(diagnostic::Severity::Note)
    );
    println!("{}", serde_json::to_string(&ir::json(&[&schema], &sources)).unwrap());
}
