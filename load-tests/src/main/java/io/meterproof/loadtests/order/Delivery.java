package io.meterproof.loadtests.order;

import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.settlement.Terms;
import io.meterproof.tlog.Hash;

/** Something that comes in for an account, at any time. */
sealed interface Delivery {

    /** A signed block with its stamped arrival. */
    record Reading(ReceivedBlock block) implements Delivery {}

    /**
     * Contracts and prices as they stand from now on.
     *
     * @param cause hash of the document that is new
     */
    record Contracts(Terms terms, Hash cause) implements Delivery {}
}
