package io.meterproof.quickstart.fee;

import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.FeeOrder;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.quickstart.desk.SigningDesk;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topics;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One fee of one account, at the signing desk. */
final class FeeDesk {
    @Option(names = "--account", required = true, paramLabel = "ACCOUNT", description = "The account's id.")
    private String account = "";

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The fee's own, such as a work order's.")
    private String id = "";

    @Mixin
    private SigningDesk desk = new SigningDesk();

    String account() {
        return account;
    }

    String id() {
        return id;
    }

    /** @throws StackException for an account that no document is about */
    String currency() throws IOException {
        return desk.currency(account);
    }

    /** The versions of a price list that are published. */
    List<Identified<Tariff>> versions(String tariff) throws IOException {
        return desk.history(Topics.TARIFFS, tariff, TariffVersion.class).stream()
                .map(version ->
                        new Identified<>(version.hash(), version.content().tariff()))
                .toList();
    }

    /** What is published of the account's fees, but for what settlement refused. */
    PublishedFees published() throws IOException {
        return new PublishedFees(desk.fees(account));
    }

    /** Whether the account's chain has the fee. */
    boolean isCharged(PublishedFees published) throws IOException, InterruptedException {
        return published.isCharged(id, desk.entries(account));
    }

    /** @throws StackException for what no document may say, with the field and the reason; for what settlement refused word for word */
    void publish(FeeOrder order) throws IOException {
        try {
            DocumentCodec.encode(order);
            if (desk.publish(List.of(DocumentSigner.sign(order, desk.signer(Role.BILLING)))) == 0) {
                throw new StackException("Settlement refused this before: the reason is in dead-letters.");
            }
        } catch (InvalidDocumentException e) {
            throw new StackException(e.getMessage() + ".", e);
        }
    }
}
