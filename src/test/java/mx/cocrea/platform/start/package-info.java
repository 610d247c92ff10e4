@NullMarked
package mx.cocrea.platform.start;

import org.jspecify.annotations.NullMarked;
