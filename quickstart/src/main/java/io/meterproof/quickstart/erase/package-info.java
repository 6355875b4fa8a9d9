/** {@code meterproof erase}: an account's payloads and keys are destroyed, and the log says which of its leaves nobody can open any more. */
@NullMarked
package io.meterproof.quickstart.erase;

import org.jspecify.annotations.NullMarked;
