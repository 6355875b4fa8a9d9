package io.meterproof.quickstart.corrections;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.metering.document.Role;
import io.meterproof.quickstart.backlog.Patience;
import io.meterproof.quickstart.desk.SigningDesk;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.http.Pages;
import io.meterproof.quickstart.key.Approval;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Mixin;

/** The running stack, as the billing team uses it. */
final class BillingDesk {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofMillis(500);

    @Mixin
    private SigningDesk desk = new SigningDesk();

    /** Every statement, as the API tells it. */
    List<JsonNode> statements(String state) throws IOException, InterruptedException {
        String list = desk.endpoints().billingUrl() + "/statements";
        return Pages.items(list, "statements", JsonHttp::ask).stream()
                .filter(statement -> statement.path("state").asText().equals(state))
                .toList();
    }

    /**
     * Publishes a batch and waits until settlement has taken it: none of its statements is in the state any longer.
     *
     * @return how many documents were not published yet
     * @throws StackException if they stay in it for too long
     */
    int publish(Batch batch, String state) throws IOException, InterruptedException {
        int news = publish(batch);
        awaitEnd(state, batch.statements());
        return news;
    }

    private void awaitEnd(String state, Set<String> named) throws InterruptedException {
        new Patience(
                        PATIENCE,
                        () -> 0,
                        () -> LockSupport.parkNanos(MOMENT.toNanos()),
                        () -> "what settlement refuses is in dead-letters with the reason, such as a statement that is"
                                + " another one than was approved")
                .await("statements to be no longer " + state, () -> statements(state).stream()
                        .map(each -> name(
                                each.path("account").asText(),
                                each.path("statement").asLong()))
                        .noneMatch(named::contains));
    }

    /** What a statement is called among those of all accounts. */
    static String name(String account, long statement) {
        return account + "#" + statement;
    }

    /** The entries of an account's chain, as the API tells them. */
    JsonNode entries(String account) throws IOException, InterruptedException {
        return desk.entries(account);
    }

    /** @throws StackException for a file without a private key */
    KeyFile key() throws IOException {
        return desk.key(Role.BILLING);
    }

    /** By which a signature is refused that would not count. */
    Approval approval() throws IOException {
        return new Approval(SigningDesk.verifier(), desk.trusted());
    }

    /** Publishes what is not published yet; returns how many those were. */
    int publish(Batch batch) throws IOException {
        return desk.publish(batch.documents());
    }
}
