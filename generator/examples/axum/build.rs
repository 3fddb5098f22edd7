fn main() {
    schemadown::Build::new().run();
}
