@NullMarked
package mx.cocrea;

import org.jspecify.annotations.NullMarked;
