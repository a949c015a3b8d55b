//! What a PDF says about itself: catalog, information, XMP and identity. Nothing of it comes from
//! a clock or a counter.

use super::{Error, Meta, digest, name, profile, text};
use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};

const CREATOR: &str = "OTO-register";
const PRODUCER: &str = "printpdf";

/// Writes catalog, information, XMP and colour profile.
///
/// # Errors
/// When the document has no catalog.
pub fn write(pdf: &mut Document, tags: ObjectId, meta: &Meta) -> Result<(), Error> {
    let xmp_dict = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let xmp_stream = Stream::new(xmp_dict, xmp(meta).into_bytes()).with_compression(false);
    let xmp = pdf.add_object(xmp_stream);
    let icc = pdf.add_object(Stream::new(dictionary! { "N" => 3 }, profile::srgb()));
    let intent = pdf.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => icc,
    });
    let date = Object::string_literal(format!("D:{}090000+01'00'", meta.date.format("%Y%m%d")));
    let information = pdf.add_object(dictionary! {
        "Title" => text(&meta.title),
        "Author" => text(&meta.author),
        "Creator" => text(CREATOR),
        "Producer" => text(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    });
    let catalog = pdf.catalog_mut()?;
    catalog.remove(b"PageLayout");
    catalog.set("Lang", Object::string_literal("nl-NL"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("StructTreeRoot", tags);
    catalog.set("Metadata", xmp);
    catalog.set("OutputIntents", vec![intent.into()]);
    let old = pdf.trailer.get(b"Info").and_then(Object::as_reference);
    if let Ok(old) = old {
        pdf.objects.remove(&old);
    }
    pdf.trailer.set("Info", information);
    Ok(())
}

/// Gives the file an identity that follows from its content.
pub fn fix_id(pdf: &mut Document, meta: &Meta) {
    let mut parts: Vec<&[u8]> = vec![meta.title.as_bytes(), meta.author.as_bytes()];
    for object in pdf.objects.values() {
        if let Object::Stream(stream) = object {
            parts.push(&stream.content);
        }
    }
    let mut id = digest(&parts);
    id.truncate(16);
    let id = Object::String(id, StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
    pdf.trailer.remove(b"Prev");
    if let Ok(catalog) = pdf.catalog_mut() {
        catalog.set("Type", name("Catalog"));
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The XMP packet, with the schema that PDF/A needs before it accepts the claim to PDF/UA.
fn xmp(meta: &Meta) -> String {
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>nl-NL</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{feff}',
        title = escaped(&meta.title),
        author = escaped(&meta.author),
        date = meta.date.format("%Y-%m-%dT09:00:00+01:00"),
    )
}
