#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| schemadown_fuzz::table_pages(bytes));
