package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Documents as canonical JSON, each with its {@code type}. */
public final class DocumentCodec {
    private DocumentCodec() {}

    /**
     * The one text of a document, which is what is signed.
     *
     * @throws InvalidDocumentException for a document that could not be read back, such as one with a malformed identifier
     */
    public static String encode(Document document) {
        String json = CanonicalJson.encode(write(document));
        decode(json);
        return json;
    }

    /**
     * Reads a document.
     *
     * @throws InvalidDocumentException with the field and the reason
     */
    public static Document decode(String json) {
        Fields fields = Fields.of(CanonicalJson.parse(json));
        Document document = read(fields.text("type"), fields);
        fields.done();
        return document;
    }

    private static Document read(String type, Fields fields) {
        return switch (type) {
            case RegistryJson.ENROLMENT -> RegistryJson.readEnrolment(fields);
            case KeyEventJson.REVOCATION -> KeyEventJson.readRevocation(fields);
            case KeyEventJson.COMPROMISE -> KeyEventJson.readCompromise(fields);
            case KeyEventJson.RESOLUTION -> KeyEventJson.readResolution(fields);
            case LeniencyJson.LENIENCY -> LeniencyJson.read(fields);
            case ReleaseJson.RELEASE -> ReleaseJson.read(fields);
            case ReshardingJson.RESHARDING -> ReshardingJson.read(fields);
            case RegistryJson.USAGE_POINT -> RegistryJson.readUsagePoint(fields);
            case MeterEventJson.INSTALLATION -> MeterEventJson.readInstallation(fields);
            case MeterEventJson.RESET -> MeterEventJson.readReset(fields);
            case GasJson.CONVERSION -> GasJson.readConversion(fields);
            case EditJson.EDIT -> EditJson.read(fields);
            case EditJson.ESTIMATE -> EditJson.readEstimate(fields);
            case GasJson.CALORIFIC_VALUES -> GasJson.readCalorificValues(fields);
            case PricesJson.PRICES -> PricesJson.read(fields);
            case RegistryJson.ACCOUNT -> RegistryJson.readAccount(fields);
            case ContractJson.AGREEMENT -> ContractJson.readAgreement(fields);
            case ContractJson.AUTHORISATION -> ContractJson.readAuthorisation(fields);
            case ContractJson.TOP_UP -> ContractJson.readTopUp(fields);
            case ContractJson.PERIOD_CLOSE -> ContractJson.readPeriodClose(fields);
            case BillingJson.APPROVAL -> BillingJson.readApproval(fields);
            case BillingJson.ISSUE -> BillingJson.readIssue(fields);
            case BillingJson.DISPUTE -> BillingJson.readDispute(fields);
            case ErasureJson.ERASURE -> ErasureJson.read(fields);
            case FeeOrderJson.CHARGE -> FeeOrderJson.readCharge(fields);
            case FeeOrderJson.WITHDRAWAL -> FeeOrderJson.readWithdrawal(fields);
            case TariffJson.TARIFF -> new TariffVersion(TariffJson.read(fields));
            default -> throw fields.refuse("type", "is not a document type: " + type);
        };
    }

    private static ObjectNode write(Document document) {
        if (document instanceof MeterEnrolment enrolment) {
            return RegistryJson.write(enrolment);
        } else if (document instanceof KeyRevocation revocation) {
            return KeyEventJson.write(revocation);
        } else if (document instanceof KeyCompromise compromise) {
            return KeyEventJson.write(compromise);
        } else if (document instanceof ConflictResolution resolution) {
            return KeyEventJson.write(resolution);
        } else if (document instanceof LeniencyGrant grant) {
            return LeniencyJson.write(grant);
        } else if (document instanceof SourceRelease release) {
            return ReleaseJson.write(release);
        } else if (document instanceof LogResharding resharding) {
            return ReshardingJson.write(resharding);
        } else if (document instanceof UsagePoint usagePoint) {
            return RegistryJson.write(usagePoint);
        } else if (document instanceof MeterInstallation installation) {
            return MeterEventJson.write(installation);
        } else if (document instanceof RegisterReset reset) {
            return MeterEventJson.write(reset);
        } else if (document instanceof GasConversion conversion) {
            return GasJson.write(conversion);
        } else if (document instanceof ReadingEdit edit) {
            return EditJson.write(edit);
        } else if (document instanceof ReadingEstimate estimate) {
            return EditJson.write(estimate);
        } else if (document instanceof CalorificValues published) {
            return GasJson.write(published);
        } else if (document instanceof PublishedPrices published) {
            return PricesJson.write(published);
        } else if (document instanceof Account account) {
            return RegistryJson.write(account);
        } else if (document instanceof Agreement agreement) {
            return ContractJson.write(agreement);
        } else if (document instanceof Authorisation authorisation) {
            return ContractJson.write(authorisation);
        } else if (document instanceof TopUp topUp) {
            return ContractJson.write(topUp);
        } else if (document instanceof PeriodClose close) {
            return ContractJson.write(close);
        } else if (document instanceof BillingNotice notice) {
            return BillingJson.write(notice);
        } else if (document instanceof Erasure erasure) {
            return ErasureJson.write(erasure);
        } else if (document instanceof FeeOrder order) {
            return FeeOrderJson.write(order);
        }
        return TariffJson.write(((TariffVersion) document).tariff());
    }
}
