package io.meterproof.quickstart.corrections;

import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.SignedDocumentJson;
import io.meterproof.metering.document.SigningRule;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.quickstart.key.Approval;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Documents that go from hand to hand together: a file with one signed document, as JSON, a line. */
record Batch(List<SignedDocument> documents) {

    static Batch of(List<? extends BillingNotice> notices) {
        return new Batch(notices.stream()
                .map(notice -> new SignedDocument(DocumentCodec.encode(notice), List.of()))
                .toList());
    }

    /** @throws StackException if a line is no billing document, with the line's number and the reason */
    static Batch read(Path file) throws IOException {
        List<SignedDocument> documents = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            try {
                SignedDocument signed = SignedDocumentJson.read(line);
                requireNotice(DocumentCodec.decode(signed.json()));
                documents.add(signed);
            } catch (InvalidDocumentException e) {
                throw new StackException(file + ", line " + (documents.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return new Batch(documents);
    }

    private static void requireNotice(Document document) {
        if (!(document instanceof BillingNotice)) {
            throw new InvalidDocumentException("type", "is nothing that the billing team states");
        }
    }

    /**
     * Each document with one more signature, which counts.
     *
     * @throws InvalidDocumentException where it would not, or one that is there does not: of a key that has signed already, or is
     *     trusted in another role
     */
    Batch signed(KeyFile key, Approval approval) {
        return new Batch(documents.stream()
                .map(document -> new Proposal(document, DocumentCodec.decode(document.json())))
                .map(proposal -> approval.approve(proposal, key).signed())
                .toList());
    }

    /** How many signatures the document that lacks most still lacks. */
    int missing() {
        return documents.stream()
                .mapToInt(document -> SigningRule.of(DocumentCodec.decode(document.json()))
                                .roles()
                                .size()
                        - document.signatures().size())
                .max()
                .orElse(0);
    }

    /** Which statements it approves or issues, as {@link BillingDesk#name} calls them. */
    Set<String> statements() {
        return documents.stream()
                .map(document -> DocumentCodec.decode(document.json()))
                .flatMap(document -> statement(document).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> statement(Document document) {
        if (document instanceof StatementApproval approval) {
            return Optional.of(BillingDesk.name(approval.account(), approval.statement()));
        }
        return document instanceof StatementIssue issue
                ? Optional.of(BillingDesk.name(issue.account(), issue.statement()))
                : Optional.empty();
    }

    /** Writes a file that is not there yet: nobody's signatures are lost. */
    void create(Path file) throws IOException {
        Files.write(file, lines(), StandardOpenOption.CREATE_NEW);
    }

    /** Takes the place of a file, whole. */
    void replace(Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, lines());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> lines() {
        return documents.stream()
                .map(document -> SignedDocumentJson.write(document).toString())
                .toList();
    }
}
