#!/bin/sh
# Writes assembly with an empty data file of ICU: a header of the common format and a table of contents without entries.
# usage: icudata.sh MAJOR-VERSION OUT
cat > "$2" <<ASM
.section .rodata
.global icudt$1_dat
.balign 16
icudt$1_dat:
.short 32              /* bytes of the header */
.byte 0xda, 0x27
.short 20, 0           /* bytes of the description, reserved */
.byte 0, 0, 2, 0       /* little endian, ASCII, two bytes a unit, reserved */
.ascii "ToCP"
.byte 1, 0, 0, 0
.byte 0, 0, 0, 0
.balign 16
.long 0, 0, 0, 0
.section .note.GNU-stack,"",%progbits
ASM
