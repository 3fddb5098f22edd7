//! A server that takes orders. What an order may be is written in `specs/shop/orders.md`, and nowhere else.

mod problem;
mod valid;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use models::shop::Order;

use problem::Problem;
use valid::Valid;

/// What was asked for is sound by now: the type of the parameter says so.
async fn create(Valid(order): Valid<Order>) -> (StatusCode, Json<Order>) {
    (StatusCode::CREATED, Json(order.into_inner()))
}

async fn show(Path(id): Path<String>) -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is no such order.").detail(format!("nobody ordered `{id}`"))
}

async fn nothing() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is nothing here.")
}

fn main() -> std::io::Result<()> {
    let routes = Router::new().route("/orders", post(create)).route("/orders/{id}", get(show)).fallback(nothing);
    tokio::runtime::Builder::new_current_thread().enable_io().build()?.block_on(async {
        let address = std::env::var("ADDRESS").unwrap_or_else(|_| "127.0.0.1:3000".to_owned());
        let listener = tokio::net::TcpListener::bind(address).await?;
        println!("listening on {}", listener.local_addr()?);
        axum::serve(listener, routes).await
    })
}
