! A derivative with its error bar, and two gradients that are checked: one is right, in the other a sign is wrong.
module functions
   use, intrinsic :: iso_c_binding, only: c_double
   implicit none
contains
   function f(x) result(y)
      real(c_double), intent(in) :: x
      real(c_double) :: y
      y = exp(sin(x))
   end function
   function rosenbrock(x) result(y)
      real(c_double), intent(in) :: x(:)
      real(c_double) :: y
      y = (1 - x(1))**2 + 100*(x(2) - x(1)**2)**2
   end function
   function right(x) result(g)
      real(c_double), intent(in) :: x(:)
      real(c_double) :: g(size(x))
      g = [-2*(1 - x(1)) - 400*x(1)*(x(2) - x(1)**2), 200*(x(2) - x(1)**2)]
   end function
   function wrong(x) result(g)
      real(c_double), intent(in) :: x(:)
      real(c_double) :: g(size(x))
      g = [2*(1 - x(1)) - 400*x(1)*(x(2) - x(1)**2), 200*(x(2) - x(1)**2)]
   end function
end module

program example
   use, intrinsic :: iso_c_binding, only: c_double, c_int
   use functions
   use hstar
   implicit none
   real(c_double), parameter :: at(2) = [-1.2_c_double, 1.0_c_double]
   type(hstar_result_type) :: d
   type(hstar_options_type) :: options
   type(hstar_error_type) :: error
   integer(c_int) :: good, bad
   character(:), allocatable :: says

   if (hstar_differentiate_of(f, 1.0_c_double, d, error) /= HSTAR_OK) error stop 'no derivative'
   print '(a, f18.15, a, es7.1, a, i0, a)', "f'(1) = ", d%value, ' +/- ', d%bar, ' after ', d%evaluations, ' calls'
   if (abs(d%value - cos(1d0)*exp(sin(1d0))) > d%bar .or. d%trust /= HSTAR_TRUST_OK) error stop 'a wrong derivative'

   options%derivative = 2
   if (hstar_differentiate_of(f, 1.0_c_double, d, error, options) /= HSTAR_OK) error stop 'no second derivative'
   print '(a, f14.11, 3a)', "f''(1) = ", d%value, ' (', hstar_text(d%method), ')'
   options%derivative = 9
   if (hstar_differentiate_of(f, 1.0_c_double, d, error, options) == HSTAR_OK) error stop 'a ninth derivative'

   if (hstar_check_of(rosenbrock, right, at, good, says, error) /= HSTAR_OK) error stop 'no check'
   print '(a)', says
   if (hstar_check_of(rosenbrock, wrong, at, bad, says, error) /= HSTAR_OK) error stop 'no check'
   print '(a)', says
   if (good /= HSTAR_AGREES .or. bad /= HSTAR_DISAGREES) error stop 'a wrong verdict'
end program
