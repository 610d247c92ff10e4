/** How fast the hot reads are, held against the same statements sent straight through the driver. */
@NullMarked
package mx.cocrea.benchmark;

import org.jspecify.annotations.NullMarked;
