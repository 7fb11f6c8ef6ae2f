# grad() and jacobian() with the parameters of the package numDeriv, by hstar. `method` and `method.args` are taken and not looked at:
# the step is found, for each element anew. A derivative that cannot be trusted is a warning.

dyn.load(file.path(Sys.getenv("HSTAR_R", "."), paste0("hstar", .Platform$dynlib.ext)))

hstar_rows <- function(func, x, outputs, side = NULL) {
  failure <- NULL
  careful <- function(x) {
    tryCatch(as.double(func(x)), error = function(e) {
      failure <<- e
      NULL
    })
  }
  side <- if (is.null(side)) rep(NA, length(x)) else side
  if (length(side) != length(x)) stop("side must be as long as x, or NULL")
  lower <- ifelse(!is.na(side) & side == 1, x, -Inf)
  upper <- ifelse(!is.na(side) & side == -1, x, Inf)
  rows <- .Call("hstar_r_jacobian", careful, as.double(x), as.integer(outputs), as.double(lower), as.double(upper), environment())
  if (!is.null(failure)) stop(failure)
  if (is.character(rows)) stop(rows)
  doubtful <- sum(rows[, 3] != 0)
  if (doubtful > 0) warning(doubtful, " of ", nrow(rows), " derivatives cannot be trusted")
  rows
}

grad <- function(func, x, method = "Richardson", side = NULL, method.args = list(), ...) {
  f <- function(x) func(x, ...)
  n <- length(f(x))
  if (n == 1) return(hstar_rows(f, x, 1, side)[, 1])
  if (n != length(x)) stop("grad assumes a scalar valued function")
  # A vectorised function of one variable, at each element of x.
  vapply(seq_along(x), function(i) hstar_rows(f, x[i], 1, side[i])[1, 1], 0)
}

jacobian <- function(func, x, method = "Richardson", side = NULL, method.args = list(), ...) {
  f <- function(x) func(x, ...)
  m <- length(f(x))
  matrix(hstar_rows(f, x, m, side)[, 1], nrow = m, byrow = TRUE)
}
