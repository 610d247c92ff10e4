@NullMarked
package mx.cocrea.identity;

import org.jspecify.annotations.NullMarked;
