package io.meterproof.loadtests.verify;

import java.util.List;

/** Somebody who verifies. Each gets the same blocks. */
interface Contender {
    /** @throws IllegalStateException if a block is refused */
    void verify(List<SentBlock> blocks) throws Exception;
}
