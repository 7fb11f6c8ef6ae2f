! hstar.h for Fortran 2018: what C declares, and two calls that take a Fortran function as it is.
module hstar
   use, intrinsic :: iso_c_binding
   implicit none
   private
   public :: hstar_differentiate_of, hstar_check_of, hstar_result_type, hstar_error_type, hstar_options_type, hstar_text
   public :: function_of_one, function_of_many, gradient_of_many

   ! Status, trust and verdict.
   integer(c_int), parameter, public :: HSTAR_OK = 0
   integer(c_int), parameter, public :: HSTAR_TRUST_OK = 0, HSTAR_TRUST_DOUBTFUL = 1, HSTAR_TRUST_NONE = 2
   integer(c_int), parameter, public :: HSTAR_AGREES = 0, HSTAR_DISAGREES = 1, HSTAR_UNDECIDED = 2

   type, bind(c) :: hstar_error_type
      integer(c_int) :: status = HSTAR_OK
      character(kind=c_char) :: message(384) = c_null_char
      character(kind=c_char) :: remedy(256) = c_null_char
      integer(c_size_t) :: position = 0
      character(kind=c_char) :: excerpt(88) = c_null_char
      integer(c_size_t) :: caret = 0
   end type

   ! The fields of hstar_result up to `reason`: hstar is told how many bytes there are.
   type, bind(c) :: hstar_result_type
      real(c_double) :: value, bar, h, noise
      integer(c_size_t) :: evaluations
      integer(c_int) :: order, side, trust
      type(c_ptr) :: method, stop, reason ! for hstar_text
   end type

   ! The fields of hstar_options up to `accuracy`, at their standard values; those behind have theirs.
   type, bind(c) :: hstar_options_type
      integer(c_size_t) :: size = 0 ! set below
      integer(c_int) :: derivative = 1
      type(c_ptr) :: method = c_null_ptr, selector = c_null_ptr
      integer(c_size_t) :: evaluations = 0
      integer(c_int) :: piece = 0
      real(c_double) :: lower = -huge(0d0), upper = huge(0d0), reach = huge(0d0), noise = 0, accuracy = 0
   end type

   abstract interface
      function function_of_one(x) result(y)
         import :: c_double
         real(c_double), intent(in) :: x
         real(c_double) :: y
      end function
      function function_of_many(x) result(y)
         import :: c_double
         real(c_double), intent(in) :: x(:)
         real(c_double) :: y
      end function
      function gradient_of_many(x) result(g)
         import :: c_double
         real(c_double), intent(in) :: x(:)
         real(c_double) :: g(size(x))
      end function
   end interface

   ! What C hands back as `context`.
   type :: one_holder
      procedure(function_of_one), pointer, nopass :: f
   end type
   type :: many_holder
      procedure(function_of_many), pointer, nopass :: f
      procedure(gradient_of_many), pointer, nopass :: g
   end type

   interface
      integer(c_int) function hstar_differentiate(f, context, x, options, result, size, error) bind(c)
         import
         type(c_funptr), value :: f
         type(c_ptr), value :: context
         real(c_double), value :: x
         type(hstar_options_type), intent(in) :: options
         type(hstar_result_type) :: result
         integer(c_size_t), value :: size
         type(hstar_error_type) :: error
      end function
      integer(c_int) function hstar_problem_function(f, context, x, n, m, problem, error) bind(c)
         import
         type(c_funptr), value :: f
         type(c_ptr), value :: context
         real(c_double), intent(in) :: x(*)
         integer(c_size_t), value :: n, m
         type(c_ptr) :: problem
         type(hstar_error_type) :: error
      end function
      integer(c_int) function hstar_problem_gradient_function(problem, g, context, error) bind(c)
         import
         type(c_ptr), value :: problem, context
         type(c_funptr), value :: g
         type(hstar_error_type) :: error
      end function
      integer(c_int) function hstar_check(problem, options, results, error) bind(c)
         import
         type(c_ptr), value :: problem
         type(hstar_options_type), intent(in) :: options
         type(c_ptr) :: results
         type(hstar_error_type) :: error
      end function
      integer(c_int) function hstar_results_verdict(results) bind(c)
         import
         type(c_ptr), value :: results
      end function
      type(c_ptr) function hstar_results_says(results) bind(c)
         import
         type(c_ptr), value :: results
      end function
      subroutine hstar_results_free(results) bind(c)
         import
         type(c_ptr), value :: results
      end subroutine
      subroutine hstar_problem_free(problem) bind(c)
         import
         type(c_ptr), value :: problem
      end subroutine
      integer(c_size_t) function strlen(text) bind(c)
         import
         type(c_ptr), value :: text
      end function
   end interface

contains

   ! A text of C's.
   function hstar_text(c) result(text)
      type(c_ptr), intent(in) :: c
      character(:), allocatable :: text
      character(kind=c_char), pointer :: letters(:)
      integer(c_size_t) :: i, n
      n = 0
      if (c_associated(c)) n = strlen(c)
      allocate (character(n) :: text)
      if (n > 0) call c_f_pointer(c, letters, [n])
      do i = 1, n
         text(i:i) = letters(i)
      end do
   end function

   function sized(options) result(all)
      type(hstar_options_type), intent(in), optional :: options
      type(hstar_options_type) :: all
      if (present(options)) all = options
      all%size = c_sizeof(all)
   end function

   ! The derivative of f at x. The answer is a status, HSTAR_OK where there is a result.
   integer(c_int) function hstar_differentiate_of(f, x, result, error, options) result(status)
      procedure(function_of_one) :: f
      real(c_double), intent(in) :: x
      type(hstar_result_type), intent(out) :: result
      type(hstar_error_type), intent(out) :: error
      type(hstar_options_type), intent(in), optional :: options
      type(one_holder), target :: holder
      holder%f => f
      status = hstar_differentiate(c_funloc(call_one), c_loc(holder), x, sized(options), result, c_sizeof(result), error)
   end function

   integer(c_int) function call_one(x, y, context) bind(c) result(answer)
      real(c_double), value :: x
      real(c_double), intent(out) :: y
      type(c_ptr), value :: context
      type(one_holder), pointer :: holder
      call c_f_pointer(context, holder)
      y = holder%f(x)
      answer = 0
   end function

   ! Is g the gradient of f at x? The answer is a status; `says` is the verdict as a line.
   integer(c_int) function hstar_check_of(f, g, x, verdict, says, error, options) result(status)
      procedure(function_of_many) :: f
      procedure(gradient_of_many) :: g
      real(c_double), intent(in) :: x(:)
      integer(c_int), intent(out) :: verdict
      character(:), allocatable, intent(out) :: says
      type(hstar_error_type), intent(out) :: error
      type(hstar_options_type), intent(in), optional :: options
      type(many_holder), target :: holder
      type(c_ptr) :: problem, results
      holder%f => f
      holder%g => g
      problem = c_null_ptr
      results = c_null_ptr
      verdict = HSTAR_UNDECIDED
      says = ''
      status = hstar_problem_function(c_funloc(call_many), c_loc(holder), x, size(x, kind=c_size_t), 1_c_size_t, problem, error)
      if (status == HSTAR_OK) status = hstar_problem_gradient_function(problem, c_funloc(call_gradient), c_loc(holder), error)
      if (status == HSTAR_OK) status = hstar_check(problem, sized(options), results, error)
      if (status == HSTAR_OK) then
         verdict = hstar_results_verdict(results)
         says = hstar_text(hstar_results_says(results))
      end if
      call hstar_results_free(results)
      call hstar_problem_free(problem)
   end function

   integer(c_int) function call_many(x, n, y, m, context) bind(c) result(answer)
      integer(c_size_t), value :: n, m
      real(c_double), intent(in) :: x(n)
      real(c_double), intent(out) :: y(m)
      type(c_ptr), value :: context
      type(many_holder), pointer :: holder
      call c_f_pointer(context, holder)
      y(1) = holder%f(x)
      answer = 0
   end function

   integer(c_int) function call_gradient(x, n, y, m, context) bind(c) result(answer)
      integer(c_size_t), value :: n, m
      real(c_double), intent(in) :: x(n)
      real(c_double), intent(out) :: y(m)
      type(c_ptr), value :: context
      type(many_holder), pointer :: holder
      call c_f_pointer(context, holder)
      y = holder%g(x)
      answer = 0
   end function
end module
