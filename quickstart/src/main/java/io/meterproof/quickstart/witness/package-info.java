/** {@code meterproof witness}: cosignatures under checkpoints, from a process with a directory of its own. */
@NullMarked
package io.meterproof.quickstart.witness;

import org.jspecify.annotations.NullMarked;
