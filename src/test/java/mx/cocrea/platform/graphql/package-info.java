@NullMarked
package mx.cocrea.platform.graphql;

import org.jspecify.annotations.NullMarked;
