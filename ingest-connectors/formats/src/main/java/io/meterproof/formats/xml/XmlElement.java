package io.meterproof.formats.xml;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element with its children; namespaces and attributes are left out.
 *
 * @param name without its prefix
 * @param text directly inside, stripped
 */
public record XmlElement(String name, String text, List<XmlElement> children) {

    public XmlElement {
        children = List.copyOf(children);
    }

    /** The first child of that name. */
    public Optional<XmlElement> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /**
     * The text of the only child of that name.
     *
     * @throws MalformedSignedRecordException when there is none, or more than one
     */
    public String textOf(String childName) throws MalformedSignedRecordException {
        List<XmlElement> found =
                children.stream().filter(child -> child.name.equals(childName)).toList();
        if (found.size() != 1) {
            throw new MalformedSignedRecordException(found.size() + " times " + childName);
        }
        return found.get(0).text;
    }

    /** This element and all below it, of that name. */
    public Stream<XmlElement> named(String wanted) {
        Stream<XmlElement> below = children.stream().flatMap(child -> child.named(wanted));
        return name.equals(wanted) ? Stream.concat(Stream.of(this), below) : below;
    }
}
