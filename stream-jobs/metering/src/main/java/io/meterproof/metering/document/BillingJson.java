package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.Dispute.DisputedLine;
import java.util.ArrayList;
import java.util.List;

/** The JSON of what the billing team states: approvals, issues, disputes. */
final class BillingJson {
    static final String APPROVAL = "statement-approval";
    static final String ISSUE = "statement-issue";
    static final String DISPUTE = "dispute";
    private static final int MOST_LINES = 1_000;

    private BillingJson() {}

    static ObjectNode write(BillingNotice notice) {
        if (notice instanceof StatementApproval approval) {
            ObjectNode object = about(APPROVAL, approval.id(), approval.account());
            object.put("statement", Long.toString(approval.statement()));
            object.put("entriesRoot", approval.entriesRoot().hex());
            DocumentObject.putInstant(object, "at", approval.at());
            return object;
        } else if (notice instanceof StatementIssue issue) {
            ObjectNode object = about(ISSUE, issue.id(), issue.account());
            object.put("statement", Long.toString(issue.statement()));
            object.put("approval", issue.approval().hex());
            DocumentObject.putInstant(object, "at", issue.at());
            return object;
        }
        return write((Dispute) notice);
    }

    private static ObjectNode write(Dispute dispute) {
        ObjectNode object = about(DISPUTE, dispute.id(), dispute.account());
        object.put("state", RegistryJson.lower(dispute.state())).put("reason", dispute.reason());
        ArrayNode lines = object.putArray("lines");
        dispute.lines().forEach(line -> lines.addObject()
                .put("entry", Long.toString(line.entry()))
                .put("line", line.line()));
        DocumentObject.putInstant(object, "at", dispute.at());
        return object;
    }

    static StatementApproval readApproval(Fields fields) {
        return new StatementApproval(
                fields.identifier("id"),
                fields.identifier("account"),
                sequence(fields, "statement"),
                fields.hash("entriesRoot"),
                fields.instant("at"));
    }

    static StatementIssue readIssue(Fields fields) {
        return new StatementIssue(
                fields.identifier("id"),
                fields.identifier("account"),
                sequence(fields, "statement"),
                fields.hash("approval"),
                fields.instant("at"));
    }

    static Dispute readDispute(Fields fields) {
        List<DisputedLine> lines = new ArrayList<>();
        for (Fields line : fields.objects("lines")) {
            lines.add(new DisputedLine(sequence(line, "entry"), line.count("line")));
            line.done();
        }
        boolean ascending = lines.stream().sorted().distinct().toList().equals(lines);
        fields.check(
                ascending && !lines.isEmpty() && lines.size() <= MOST_LINES,
                "lines",
                "are not 1 to " + MOST_LINES + " in ascending order");
        return new Dispute(
                fields.identifier("id"),
                fields.identifier("account"),
                fields.converted(
                        "state",
                        name -> RegistryJson.constant(Dispute.State.class, name),
                        "is not open, upheld or rejected"),
                lines,
                fields.name("reason"),
                fields.instant("at"));
    }

    private static long sequence(Fields fields, String field) {
        long sequence = fields.integer(field);
        fields.check(sequence > 0, field, "is not above zero");
        return sequence;
    }

    private static ObjectNode about(String type, String id, String account) {
        return DocumentObject.ofType(type).put("id", id).put("account", account);
    }
}
