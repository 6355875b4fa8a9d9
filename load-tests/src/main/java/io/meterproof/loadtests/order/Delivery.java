package io.meterproof.loadtests.order;

import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.settlement.AgreedTerms;
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
    record Contracts(AgreedTerms terms, Hash cause) implements Delivery {}

    /** Prices that are published, or corrected. */
    record Prices(Identified<PublishedPrices> published) implements Delivery {}
}
