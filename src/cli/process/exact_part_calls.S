/* The functions of the exact part, as the program calls them: each jumps to where its place in a table points. That is the way
 * to exact_part_find at first, and from the first call on the function itself. exact_part.def is made when the program is
 * linked, of all that its objects want and FLINT, Arb and GMP have. */
        .section .note.GNU-stack, "", %progbits
        .data
        .balign 8
        .globl  exact_part_places
        .hidden exact_part_places
        .type   exact_part_places, %object
exact_part_places:
        .text
        .set place, 0

        .macro points_to where
        .pushsection .data
        .quad   \where
        .popsection
        .set place, place + 1
        .endm

#ifdef __x86_64__
        .macro call_of name
        .globl  \name
        .hidden \name
        .type   \name, %function
        .balign 16
\name:
        .cfi_startproc
        endbr64
        jmp     *exact_part_places + 8 * place(%rip)
        .cfi_endproc
        .size   \name, . - \name
        .endm

        .macro first_call
        .pushsection .text.exact_part_first, "ax", %progbits
        .balign 16
1:      .cfi_startproc
        endbr64
        movl    $place, %r11d
        jmp     exact_part_first_call
        .cfi_endproc
        .popsection
        points_to 1b
        .endm

        /* Keeps all that may hold an argument: six integers, the number of vectors in rax, the static chain in r10, eight
         * vectors. FLINT's functions take no vector longer than a double. */
        .type   exact_part_first_call, %function
exact_part_first_call:
        .cfi_startproc
        pushq   %rbp
        .cfi_def_cfa_offset 16
        .cfi_offset %rbp, -16
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        subq    $192, %rsp
        movq    %rdi, (%rsp)
        movq    %rsi, 8(%rsp)
        movq    %rdx, 16(%rsp)
        movq    %rcx, 24(%rsp)
        movq    %r8, 32(%rsp)
        movq    %r9, 40(%rsp)
        movq    %rax, 48(%rsp)
        movq    %r10, 56(%rsp)
        movaps  %xmm0, 64(%rsp)
        movaps  %xmm1, 80(%rsp)
        movaps  %xmm2, 96(%rsp)
        movaps  %xmm3, 112(%rsp)
        movaps  %xmm4, 128(%rsp)
        movaps  %xmm5, 144(%rsp)
        movaps  %xmm6, 160(%rsp)
        movaps  %xmm7, 176(%rsp)
        movl    %r11d, %edi
        call    exact_part_find
        movq    %rax, %r11
        movq    (%rsp), %rdi
        movq    8(%rsp), %rsi
        movq    16(%rsp), %rdx
        movq    24(%rsp), %rcx
        movq    32(%rsp), %r8
        movq    40(%rsp), %r9
        movq    48(%rsp), %rax
        movq    56(%rsp), %r10
        movaps  64(%rsp), %xmm0
        movaps  80(%rsp), %xmm1
        movaps  96(%rsp), %xmm2
        movaps  112(%rsp), %xmm3
        movaps  128(%rsp), %xmm4
        movaps  144(%rsp), %xmm5
        movaps  160(%rsp), %xmm6
        movaps  176(%rsp), %xmm7
        leave
        .cfi_def_cfa %rsp, 8
        jmp     *%r11
        .cfi_endproc
        .size   exact_part_first_call, . - exact_part_first_call

#elif defined __aarch64__
        .macro call_of name
        .globl  \name
        .hidden \name
        .type   \name, %function
        .balign 16
\name:
        .cfi_startproc
        hint    #34
        adrp    x16, exact_part_places + 8 * place
        ldr     x16, [x16, #:lo12:exact_part_places + 8 * place]
        br      x16
        .cfi_endproc
        .size   \name, . - \name
        .endm

        .macro first_call
        .pushsection .text.exact_part_first, "ax", %progbits
        .balign 16
1:      .cfi_startproc
        hint    #34
        mov     w17, #place
        b       exact_part_first_call
        .cfi_endproc
        .popsection
        points_to 1b
        .endm

        /* Keeps all that may hold an argument: eight integers, the place of a result in x8, eight vectors. */
        .type   exact_part_first_call, %function
exact_part_first_call:
        .cfi_startproc
        stp     x29, x30, [sp, #-224]!
        .cfi_def_cfa_offset 224
        .cfi_offset 29, -224
        .cfi_offset 30, -216
        mov     x29, sp
        stp     x0, x1, [sp, #16]
        stp     x2, x3, [sp, #32]
        stp     x4, x5, [sp, #48]
        stp     x6, x7, [sp, #64]
        str     x8, [sp, #80]
        stp     q0, q1, [sp, #96]
        stp     q2, q3, [sp, #128]
        stp     q4, q5, [sp, #160]
        stp     q6, q7, [sp, #192]
        mov     w0, w17
        bl      exact_part_find
        mov     x16, x0
        ldp     x0, x1, [sp, #16]
        ldp     x2, x3, [sp, #32]
        ldp     x4, x5, [sp, #48]
        ldp     x6, x7, [sp, #64]
        ldr     x8, [sp, #80]
        ldp     q0, q1, [sp, #96]
        ldp     q2, q3, [sp, #128]
        ldp     q4, q5, [sp, #160]
        ldp     q6, q7, [sp, #192]
        ldp     x29, x30, [sp], #224
        .cfi_def_cfa_offset 0
        .cfi_restore 29
        .cfi_restore 30
        br      x16
        .cfi_endproc
        .size   exact_part_first_call, . - exact_part_first_call
#endif

        /* What cleans up has nothing to do where nothing was loaded. */
        .type   exact_part_nothing, %function
exact_part_nothing:
        .cfi_startproc
#ifdef __x86_64__
        endbr64
#else
        hint    #34
#endif
        ret
        .cfi_endproc
        .size   exact_part_nothing, . - exact_part_nothing

#define LIBRARY(name)
#define FUNCTION(name) call_of name; first_call
#define CLEANER(name) call_of name; points_to exact_part_nothing
#include <exact_part.def>

        .data
        .size   exact_part_places, . - exact_part_places
