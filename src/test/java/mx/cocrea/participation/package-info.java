@NullMarked
package mx.cocrea.participation;

import org.jspecify.annotations.NullMarked;
