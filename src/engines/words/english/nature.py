"""Animals and plants. A label that stands before one of these is part of its name: "vagrant
warbler", "squatter pigeon"."""

NATURE = frozenset(
    """
    animal pet dog cat puppy kitten horse pony donkey mule cow bull calf sheep lamb ram ewe goat
    pig sow boar hen chicken cockerel rooster duck drake goose swan gull seagull pigeon dove crow
    rook raven jackdaw magpie jay robin sparrow finch wren tit thrush blackbird starling swallow
    martin swift lark warbler wagtail bunting pipit owl hawk falcon kestrel eagle kite buzzard
    harrier osprey heron egret stork crane ibis gannet puffin tern skua cormorant plover sandpiper
    wader curlew snipe woodcock pheasant partridge grouse quail parrot budgie canary cuckoo
    woodpecker kingfisher bird flock fish salmon trout carp pike perch eel cod herring mackerel
    shark whale dolphin porpoise seal otter beaver rat mouse vole shrew mole bat squirrel fox
    badger hedgehog weasel stoat ferret mink deer stag rabbit hare hamster gerbil monkey ape
    chimpanzee gorilla lion tiger leopard cheetah elephant rhino hippo giraffe zebra camel llama
    alpaca bear wolf hyena snake adder lizard newt frog toad turtle tortoise crocodile insect wasp
    bee hornet ant fly midge mosquito moth butterfly dragonfly damselfly beetle ladybird aphid
    cricket grasshopper locust flea louse bedbug tick mite spider worm slug snail crab lobster
    shrimp jellyfish barnacle mussel oyster greyhound terrier spaniel labrador collie mare stallion
    foal colt filly gelding herd plant flower rose lily tulip daffodil orchid poppy daisy nettle
    weed thistle bramble ivy fern moss lichen fungus mushroom toadstool shrub bush hedge tree oak
    ash elm beech birch willow pine fir yew holly apple pear plum cherry berry strawberry raspberry
    tomato potato carrot onion leek lettuce cabbage bean pea marrow pumpkin cucumber courgette
    grass reed vine hop barley wheat oat rye maize rice seedling sapling bulb seed root rootstock
    cultivar variety hybrid breed species genus bacterium bacteria virus parasite vermin livestock
    cattle poultry wildlife
    """.split()
)
