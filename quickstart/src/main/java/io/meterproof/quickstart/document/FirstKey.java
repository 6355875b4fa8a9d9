package io.meterproof.quickstart.document;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.records.publish.PrivacyKeyPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The privacy key of whomever a document introduces: without it nothing about them settles. */
final class FirstKey {
    private FirstKey() {}

    /** Whose facts are hidden once the document is there; empty where it is about somebody known. */
    static Optional<PrivacyKeyHolder> holder(Document document) {
        if (document instanceof Account account) {
            return Optional.of(PrivacyKeyHolder.account(account.id()));
        } else if (document instanceof UsagePoint usagePoint) {
            return Optional.of(PrivacyKeyHolder.usagePoint(usagePoint.id()));
        }
        return document instanceof Authorisation authorisation
                ? Optional.of(PrivacyKeyHolder.token(authorisation.token()))
                : Optional.empty();
    }

    /** Makes the key unless its holder had one, destroyed or not; the stack's master key wraps it. */
    static void give(Document document, PrivacyKeyPublisher publisher, Endpoints stack) throws IOException {
        Optional<PrivacyKeyHolder> holder = holder(document);
        if (holder.isPresent()) {
            String masterKey = Files.readString(new KeyDirectory(stack.keysDir()).privacyMasterKey());
            publisher.publish(List.of(holder.get()), HexFormat.of().parseHex(masterKey.strip()), new SecureRandom());
        }
    }
}
