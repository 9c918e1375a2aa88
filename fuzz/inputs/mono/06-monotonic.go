package clock

const monotonicKey = "Qz7wKd93nVxLr5TbYp2sHc8mFj4u"
const monospaceToken = "Qz7wKd93nVxLr5TbYp2sHc8mFj4u"

var MonoidToken = "Qz7wKd93nVxLr5TbYp2sHc8mFj4u"
