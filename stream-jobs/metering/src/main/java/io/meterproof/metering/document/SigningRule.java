package io.meterproof.metering.document;

import io.meterproof.formats.block.SignatureAlgorithm;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who must sign what: the evidence, and besides it operators who approve, each with a key of their own. A role that stands
 * twice signs by two different keys.
 */
public enum SigningRule {
    ENROL_BY_MAKER("meter-enrolment, voucher maker", 2, Role.METER, Role.MAKER),
    ENROL_BY_CERTIFICATE("meter-enrolment, voucher certificate", 2, Role.METER),
    ENROL_BY_FINGERPRINT("meter-enrolment, voucher fingerprint", 2, Role.METER, Role.FIELD),
    /** The enrolled key and the one before it. */
    ENROL_BY_PREDECESSOR("meter-enrolment, voucher predecessor", 2, Role.METER, Role.METER),
    /** A meter of the field signs its own records only: each of them proves possession. */
    ENROL_FIELD_BY_MAKER("meter-enrolment, algorithm ECDSA, voucher maker", 2, Role.MAKER),
    ENROL_FIELD_BY_CERTIFICATE("meter-enrolment, algorithm ECDSA, voucher certificate", 2),
    ENROL_FIELD_BY_FINGERPRINT("meter-enrolment, algorithm ECDSA, voucher fingerprint", 2, Role.FIELD),
    REVOKE("key-revocation", 2),
    COMPROMISE("key-compromise", 2),
    RESOLVE("conflict-resolution", 2),
    GRANT("leniency", 2),
    RELEASE("source-release", 2),
    RESHARD("log-resharding", 2),
    EDIT("reading-edit, reading-estimate", 2),
    ERASE("erasure", 2),
    REGISTER(
            "usage-point, meter-installation, register-reset, gas-conversion, calorific-values, account, agreement,"
                    + " authorisation",
            0,
            Role.REGISTRAR),
    PRICE("tariff, prices", 0, Role.TARIFF),
    TOP_UP("top-up", 0, Role.DESK),
    CLOSE("period-close, statement-issue, dispute, fee-charge, fee-withdrawal", 0, Role.BILLING),
    APPROVE("statement-approval", 0, Role.BILLING, Role.BILLING);

    private final String documents;
    private final List<Role> evidence;
    private final List<Role> all;

    SigningRule(String documents, int approvals, Role... evidence) {
        this.documents = documents;
        this.evidence = List.of(evidence);
        this.all = Stream.concat(this.evidence.stream(), Collections.nCopies(approvals, Role.OPERATOR).stream())
                .toList();
    }

    /** The rule of a document. */
    public static SigningRule of(Document document) {
        if (document instanceof MeterEnrolment enrolment) {
            return enrolment.algorithm() == SignatureAlgorithm.ECDSA
                    ? ofFieldVoucher(enrolment.voucher())
                    : ofVoucher(enrolment.voucher());
        } else if (document instanceof KeyRevocation) {
            return REVOKE;
        } else if (document instanceof KeyCompromise) {
            return COMPROMISE;
        } else if (document instanceof ConflictResolution) {
            return RESOLVE;
        } else if (document instanceof LeniencyGrant) {
            return GRANT;
        } else if (document instanceof SourceRelease) {
            return RELEASE;
        } else if (document instanceof LogResharding) {
            return RESHARD;
        } else if (document instanceof ReadingEdit || document instanceof ReadingEstimate) {
            return EDIT;
        } else if (document instanceof Erasure) {
            return ERASE;
        } else if (document instanceof TariffVersion || document instanceof PublishedPrices) {
            return PRICE;
        } else if (document instanceof TopUp) {
            return TOP_UP;
        }
        if (document instanceof StatementApproval) {
            return APPROVE;
        }
        boolean isOfBilling =
                document instanceof PeriodClose || document instanceof BillingNotice || document instanceof FeeOrder;
        return isOfBilling ? CLOSE : REGISTER;
    }

    private static SigningRule ofVoucher(Voucher voucher) {
        if (voucher instanceof Voucher.Certificate) {
            return ENROL_BY_CERTIFICATE;
        } else if (voucher instanceof Voucher.Fingerprint) {
            return ENROL_BY_FINGERPRINT;
        }
        return voucher instanceof Voucher.Predecessor ? ENROL_BY_PREDECESSOR : ENROL_BY_MAKER;
    }

    private static SigningRule ofFieldVoucher(Voucher voucher) {
        if (voucher instanceof Voucher.Certificate) {
            return ENROL_FIELD_BY_CERTIFICATE;
        }
        return voucher instanceof Voucher.Fingerprint ? ENROL_FIELD_BY_FINGERPRINT : ENROL_FIELD_BY_MAKER;
    }

    /** The types of document that it is about, as people read them. */
    public String documents() {
        return documents;
    }

    /** Who proves or asserts what the document says. */
    public List<Role> evidence() {
        return evidence;
    }

    /** How many operators approve it. */
    public int approvals() {
        return all.size() - evidence.size();
    }

    /** One role for each signature. */
    public List<Role> roles() {
        return all;
    }

    /** On whose word the document rests most. */
    public Role asserter() {
        return evidence.isEmpty() ? Role.OPERATOR : evidence.get(evidence.size() - 1);
    }
}
