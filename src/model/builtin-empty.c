/* Stands in for the model while the program that compiles the model is itself being built. */
extern const unsigned char dz_builtin_image[], dz_builtin_image_end[];
const unsigned char dz_builtin_image[1] = {0}, dz_builtin_image_end[1] = {0};
