/** {@code meterproof fsck}: the transparency log recomputed from its committed records. */
@NullMarked
package io.meterproof.quickstart.fsck;

import org.jspecify.annotations.NullMarked;
