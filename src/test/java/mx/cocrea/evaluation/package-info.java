@NullMarked
package mx.cocrea.evaluation;

import org.jspecify.annotations.NullMarked;
