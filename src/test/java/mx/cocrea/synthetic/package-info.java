@NullMarked
package mx.cocrea.synthetic;

import org.jspecify.annotations.NullMarked;
