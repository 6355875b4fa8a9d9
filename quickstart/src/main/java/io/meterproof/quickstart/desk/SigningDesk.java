package io.meterproof.quickstart.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.FeeOrder;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.DocumentPublisher;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The running stack, as somebody uses it who signs with a key. */
public final class SigningDesk {
    private static final int NOT_FOUND = 404;

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Your private key of the role that signs, in PEM (default: the stack's).")
    private @Nullable Path key;

    /**
     * Your key, or the stack's of a role.
     *
     * @throws StackException for a file without a private key
     */
    public KeyFile key(Role role) throws IOException {
        String name = role.name().toLowerCase(Locale.ROOT) + ".key";
        Path file = key != null ? key : new StackDirectory(data.path()).keys().resolve(name);
        KeyFile read = KeyFile.read(file);
        if (read.privateKey().isEmpty()) {
            throw new StackException(file + " holds no private key");
        }
        return read;
    }

    /** Who signs for a role. */
    public DocumentSigner signer(Role role) throws IOException {
        return key(role).signer(role).orElseThrow(() -> new StackException("a public key cannot sign"));
    }

    /**
     * An account's currency, by what is published.
     *
     * @throws StackException for an account that no document is about
     */
    public String currency(String account) throws IOException {
        List<Identified<Account>> known = history(Topics.ACCOUNTS, account, Account.class);
        if (known.isEmpty()) {
            throw new StackException("No document is about account " + account + ".");
        }
        return known.get(known.size() - 1).content().currency();
    }

    /** The top-ups of an account that are published and not refused. */
    public List<TopUp> topUps(String account) throws IOException {
        return published(Topics.TOP_UPS, TopUp.class, Set.of(account));
    }

    /** The closes of accounts that are published and not refused: they are applied, or wait. */
    public List<PeriodClose> closes(Set<String> accounts) throws IOException {
        return published(Topics.SETTLEMENT_COMMANDS, PeriodClose.class, accounts);
    }

    /** What settlement said last of closes of accounts that it refused, or that wait. */
    public Map<PeriodClose, String> objectionsToCloses(Set<String> accounts) throws IOException {
        return records().objections(Topics.SETTLEMENT_COMMANDS, PeriodClose.class, accounts);
    }

    /** What is published of an account's fees and not refused: it is applied, or waits. */
    public List<FeeOrder> fees(String account) throws IOException {
        return published(Topics.SETTLEMENT_COMMANDS, FeeOrder.class, Set.of(account));
    }

    /** The entries of an account's chain, as the API tells them; none where it has no chain yet. */
    public JsonNode entries(String account) throws IOException, InterruptedException {
        String chain = endpoints().billingUrl() + "/accounts/" + URLEncoder.encode(account, StandardCharsets.UTF_8);
        boolean begun = JsonHttp.exchange("GET", chain, null).status() != NOT_FOUND;
        return begun ? JsonHttp.ask(chain + "/entries").path("entries") : MissingNode.getInstance();
    }

    /** The published history of a subject; empty where there is none. */
    public <D extends Document> List<Identified<D>> history(Topic topic, String subject, Class<D> type)
            throws IOException {
        Endpoints endpoints = endpoints();
        var histories = new PublishedHistories(
                new TopicContents(endpoints.bootstrapServers()), ConfluentSchemaRegistry.at(endpoints.registryUrl()));
        return histories.of(topic).getOrDefault(subject, List.of()).stream()
                .map(one -> new Identified<>(one.hash(), type.cast(one.content())))
                .toList();
    }

    private <D extends Document> List<D> published(Topic topic, Class<D> type, Set<String> accounts)
            throws IOException {
        return records().of(topic, type, accounts);
    }

    private PublishedRecords records() throws IOException {
        Endpoints endpoints = endpoints();
        return new PublishedRecords(
                ConfluentSchemaRegistry.at(endpoints.registryUrl()),
                verifier(),
                trusted(endpoints),
                new TopicContents(endpoints.bootstrapServers()));
    }

    /** Whose signatures count, by the trust file of the data directory. */
    public TrustedKeys trusted() throws IOException {
        return TrustFileCodec.decode(Files.readString(new StackDirectory(data.path()).trust()))
                .keys();
    }

    public static DocumentVerifier verifier() {
        return new DocumentVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
    }

    private static TrustedKeys trusted(Endpoints endpoints) throws IOException {
        return TrustFileCodec.decode(Files.readString(endpoints.trustFile())).keys();
    }

    /**
     * Publishes what is not published yet; returns how many those were.
     *
     * @throws io.meterproof.metering.document.InvalidDocumentException before anything is published, where settlement
     *     would refuse a signature
     */
    public int publish(List<SignedDocument> documents) throws IOException {
        Endpoints endpoints = endpoints();
        TrustedKeys trusted = trusted(endpoints);
        documents.forEach(document -> verifier().verify(document, trusted));
        try (var producer = new KafkaClients(endpoints.bootstrapServers()).producer()) {
            return new DocumentPublisher(
                            producer,
                            new TopicContents(endpoints.bootstrapServers()),
                            ConfluentSchemaRegistry.at(endpoints.registryUrl()),
                            verifier(),
                            trusted)
                    .publish(documents);
        }
    }

    /** @throws StackException while nothing runs */
    public Endpoints endpoints() throws IOException {
        return LocalStack.running(data.path())
                .map(StackState::endpoints)
                .orElseThrow(() -> new StackException("Nothing is running: start it with ./meterproof up."));
    }
}
