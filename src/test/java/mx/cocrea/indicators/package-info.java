@NullMarked
package mx.cocrea.indicators;

import org.jspecify.annotations.NullMarked;
