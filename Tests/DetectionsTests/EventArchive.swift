/// An archive with two members, each an event.
enum EventArchive {
  static let base64 =
    "H4sIAAAAAAACA6tWKkstSlKyUkpPLVHSUSotTi1SsqoG03mJualAiazEvFSlWh2lotTC0tTiktAgT6CgfkZqYk5JRp"
    + "VSLRcA/2GxYEIAAAAfiwgAAAAAAAIDq1YqSy1KUrJSSk8tUdJRKi1OLVKyqgbTeYm5qUCJrMS8VKVaHaWi1MLS1OKS0CBPoKB+RmpiTklGlVItFwD/YbFgQgAAAA=="
}
