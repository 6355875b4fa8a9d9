package io.meterproof.quickstart.fee;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.document.FeeOrder;
import io.meterproof.metering.document.FeeWithdrawal;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.quickstart.part.StackException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the billing team has said of an account's fees so far. */
record PublishedFees(List<FeeOrder> orders) {

    /**
     * The same charge, published before.
     *
     * @throws StackException where its id is that of another one
     */
    Optional<FeeCharge> earlier(FeeCharge charge) {
        Optional<FeeCharge> earlier = charge(charge.id());
        earlier.filter(other -> !other.isSameAs(charge)).ifPresent(other -> {
            throw new StackException("Fee " + charge.id() + " of " + charge.account() + " is published as another: "
                    + other.count() + " x " + other.fee() + " of " + other.tariff() + ", at " + other.at()
                    + ". Another fee needs another id.");
        });
        return earlier;
    }

    /**
     * The same withdrawal, published before.
     *
     * @throws StackException where no fee of its id is published
     */
    Optional<FeeWithdrawal> earlier(FeeWithdrawal withdrawal) {
        if (charge(withdrawal.id()).isEmpty()) {
            throw new StackException("No fee " + withdrawal.id() + " of " + withdrawal.account() + " is published.");
        }
        return ofId(withdrawal.id(), FeeWithdrawal.class);
    }

    /**
     * Whether a chain has a fee of an id that is published.
     *
     * @param entries as the API tells them
     */
    boolean isCharged(String id, JsonNode entries) {
        Set<String> charges = orders.stream()
                .filter(order -> order instanceof FeeCharge && order.id().equals(id))
                .map(order -> new SignedDocument(DocumentCodec.encode(order), List.of())
                        .hash()
                        .hex())
                .collect(Collectors.toSet());
        for (JsonNode entry : entries) {
            if (charges.contains(entry.path("about").path("fee").asText())) {
                return true;
            }
        }
        return false;
    }

    private Optional<FeeCharge> charge(String id) {
        return ofId(id, FeeCharge.class);
    }

    private <T extends FeeOrder> Optional<T> ofId(String id, Class<T> kind) {
        return orders.stream()
                .filter(order -> kind.isInstance(order) && order.id().equals(id))
                .map(kind::cast)
                .findFirst();
    }
}
