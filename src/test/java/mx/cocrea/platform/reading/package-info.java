@NullMarked
package mx.cocrea.platform.reading;

import org.jspecify.annotations.NullMarked;
