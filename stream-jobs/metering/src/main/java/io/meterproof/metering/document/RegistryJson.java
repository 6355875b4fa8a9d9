package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.tlog.Hash;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The JSON of what stands where and who pays: enrolments, usage points, accounts. */
final class RegistryJson {
    static final String ENROLMENT = "meter-enrolment";
    static final String USAGE_POINT = "usage-point";
    static final String ACCOUNT = "account";

    private RegistryJson() {}

    static ObjectNode write(MeterEnrolment enrolment) {
        ObjectNode object = DocumentObject.ofType(ENROLMENT, enrolment.effective())
                .put("maker", enrolment.maker())
                .put("serial", enrolment.serial())
                .put("meter", enrolment.meter().hex())
                .put("algorithm", KeyJson.name(enrolment.algorithm()))
                .put("publicKey", enrolment.publicKey())
                .put("key", enrolment.key().hex());
        object.set("voucher", VoucherJson.write(enrolment.voucher()));
        enrolment.model().ifPresent(model -> object.put("model", model));
        return object;
    }

    static MeterEnrolment readEnrolment(Fields fields) {
        String maker = fields.identifier("maker");
        String serial = fields.identifier("serial");
        Hash meter = fields.hash("meter");
        fields.check(
                meter.equals(Identities.meter(maker, serial)), "meter", "is not the identity of this maker and serial");
        SignatureAlgorithm algorithm = KeyJson.readAlgorithm(fields);
        byte[] publicKey = KeyJson.readPublicKey(fields, algorithm);
        Hash key = KeyJson.readKey(fields, algorithm, publicKey);
        String hex = HexFormat.of().formatHex(publicKey);
        Voucher voucher = VoucherJson.read(fields.object("voucher"));
        checkVoucher(voucher, key, fields);
        fields.check(
                algorithm != SignatureAlgorithm.ECDSA || !(voucher instanceof Voucher.Predecessor),
                "voucher.kind",
                "is predecessor, but ECDSA keys of the field sign no documents");
        Optional<String> model = fields.optional("model", fields::identifier);
        return new MeterEnrolment(maker, serial, meter, algorithm, hex, key, fields.effective(), voucher, model);
    }

    private static void checkVoucher(Voucher voucher, Hash key, Fields fields) {
        if (voucher instanceof Voucher.Fingerprint fingerprint) {
            fields.check(
                    key.hex().startsWith(fingerprint.read()), "voucher.read", "is not how the identity of key begins");
        } else if (voucher instanceof Voucher.Predecessor predecessor) {
            fields.check(!predecessor.key().equals(key), "voucher.key", "is the enrolled key itself");
        }
    }

    static ObjectNode write(UsagePoint usagePoint) {
        ObjectNode object = DocumentObject.ofType(USAGE_POINT)
                .put("id", usagePoint.id())
                .put("place", usagePoint.place())
                .put("placeName", usagePoint.placeName())
                .put("commodity", lower(usagePoint.commodity()))
                .put("zone", usagePoint.zone().getId())
                .put("latitude", usagePoint.latitude())
                .put("longitude", usagePoint.longitude());
        ParentJson.write(object, usagePoint.parents());
        return object;
    }

    static UsagePoint readUsagePoint(Fields fields) {
        String id = fields.identifier("id");
        return new UsagePoint(
                id,
                fields.identifier("place"),
                fields.name("placeName"),
                fields.converted("commodity", name -> constant(Commodity.class, name), "is not a commodity"),
                fields.zone("zone"),
                fields.coordinate("latitude"),
                fields.coordinate("longitude"),
                ParentJson.read(fields, id));
    }

    static ObjectNode write(Account account) {
        return DocumentObject.ofType(ACCOUNT)
                .put("id", account.id())
                .put("name", account.name())
                .put("currency", account.currency())
                .put("payment", lower(account.payment()))
                .put("lowCreditHours", account.lowCreditHours());
    }

    static Account readAccount(Fields fields) {
        return new Account(
                fields.identifier("id"),
                fields.name("name"),
                CurrencyJson.read(fields),
                fields.converted("payment", name -> constant(Payment.class, name), "is neither credit nor prepaid"),
                fields.count("lowCreditHours"));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The constant of a lower-case name. */
    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        E constant = Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        if (!lower(constant).equals(name)) {
            throw new IllegalArgumentException(name + " is not in lower case");
        }
        return constant;
    }
}
