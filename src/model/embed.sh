#!/bin/sh
# Writes assembly that puts the model image $1 into read-only data: embed.sh IMAGE OUT
cat > "$2" <<ASM
.section .rodata
.global dz_builtin_image
.global dz_builtin_image_end
.hidden dz_builtin_image
.hidden dz_builtin_image_end
.balign 64
dz_builtin_image:
.incbin "$(realpath "$1")"
dz_builtin_image_end:
.byte 0
.section .note.GNU-stack,"",%progbits
ASM
