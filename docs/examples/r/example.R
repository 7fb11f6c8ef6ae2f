# What numDeriv's own examples are about: gradients of one function, of a vectorised one, and a Jacobian.
source(file.path(Sys.getenv("HSTAR_R", "."), "hstar.R"))

near <- function(a, b) stopifnot(isTRUE(all.equal(a, b, tolerance = 1e-10)))
raises <- function(expression, words) {
  message <- tryCatch({
    expression
    "nothing"
  }, error = conditionMessage, warning = conditionMessage)
  if (!grepl(words, message, fixed = TRUE)) stop("it says ", message)
}

print(grad(function(x) sum(exp(x) * sin(x)), c(0, 1, 2)))
near(grad(function(x) sum(exp(x) * sin(x)), c(0, 1, 2)), exp(0:2) * (sin(0:2) + cos(0:2)))
near(grad(sin, (0:10) * 2 * pi / 10), cos((0:10) * 2 * pi / 10))
near(grad(function(x, rate) exp(-rate * x), 1, rate = 2), -2 * exp(-2))
near(grad(function(x) if (x < 0) stop("not below 0") else x * exp(x), 0, side = 1), 1)

print(jacobian(function(x) c(x[1] * x[2], x[1] + 3 * x[2]^2), c(2, 5)))
near(jacobian(function(x) c(x[1] * x[2], x[1] + 3 * x[2]^2), c(2, 5)), rbind(c(5, 2), c(1, 30)))

# Errors of the function come through, and a kink is a warning.
raises(grad(function(x) if (x > 1) stop("no value above 1") else x, 1), "no value above 1")
raises(grad(function(x) c(x, x, x), c(1, 2)), "scalar valued")
raises(grad(abs, 0), "cannot be trusted")
