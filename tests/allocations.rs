//! `validate()` takes no memory where it finds nothing.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use garde::Validate;
use models::authserver::operations::{BackchannelAuthenticationApiRequestBody, TokenCreateApiRequestBody};
use models::parcels::payments::Quote;
use models::support::{from_str, violations};

/// The system's allocator, which counts.
struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: all work is the system's; the counter allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        _ = COUNT.try_with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations(work: impl FnOnce()) -> usize {
    let before = COUNT.get();
    work();
    COUNT.get() - before
}

#[track_caller]
fn takes_none<T: Validate<Context = ()> + serde::de::DeserializeOwned>(text: &str) {
    let value: T = from_str(text).expect("it decodes");
    assert_eq!(allocations(|| assert!(value.validate().is_ok())), 0, "{text}");
    assert_eq!(allocations(|| assert!(violations(&value).is_empty())), 0, "{text}");
}

#[test]
fn what_holds_takes_no_memory() {
    assert!(allocations(|| drop(vec![1])) > 0, "allocations are counted");
    takes_none::<TokenCreateApiRequestBody>(
        r#"{"grantType": "authorization_code", "clientId": 1, "ratio": 0.5, "scopes": ["a", "b"]}"#,
    );
    takes_none::<BackchannelAuthenticationApiRequestBody>(r#"{"clientId": "c", "bindingMessage": "AZ09-"}"#);
    takes_none::<Quote>(
        r#"{"shipment": "S1", "currency": "EUR", "base": 1, "surcharges": [{"reason": "fuel", "amount": 2}],
            "valid_until": "2026-01-31T00:00:00Z", "pay_with": [{"type": "card", "last_digits": "1234"}, {"type": "cash"}]}"#,
    );
}
