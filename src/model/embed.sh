#!/bin/sh
# Writes assembly that puts the model image $1 into read-only data: embed.sh IMAGE OUT VISIBILITY
cat > "$2" <<ASM
.section .rodata
.global dz_builtin_image
.global dz_builtin_image_end
.$3 dz_builtin_image
.$3 dz_builtin_image_end
.balign 64
dz_builtin_image:
.incbin "$(realpath "$1")"
dz_builtin_image_end:
.byte 0
.type dz_builtin_image, %object
.size dz_builtin_image, dz_builtin_image_end - dz_builtin_image
.type dz_builtin_image_end, %object
.size dz_builtin_image_end, 1
.section .note.GNU-stack,"",%progbits
ASM
