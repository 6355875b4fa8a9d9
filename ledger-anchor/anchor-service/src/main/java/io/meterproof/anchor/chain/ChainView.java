package io.meterproof.anchor.chain;

import io.meterproof.tlog.Hash;
import java.util.Optional;

/**
 * What the chain says at one moment about one anchor.
 *
 * @param acc the contract's slot
 * @param height number of the newest block
 * @param known whether the node knows the anchor's transaction, mined or not
 * @param inclusion of the anchor's transaction
 * @param hopeless why no block will take the transaction as it is, if so: its fee is below the present base fee, or its nonce above the next
 * @param written where the contract's log has the anchor's root, whoever sent it
 */
public record ChainView(
        Hash acc,
        long height,
        boolean known,
        Optional<String> hopeless,
        Optional<Inclusion> inclusion,
        Optional<Inclusion> written) {}
